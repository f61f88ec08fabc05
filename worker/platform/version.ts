/** The product's version as it names itself to receivers and in /health. A structure test holds it against package.json. */
export const VERSION = '0.1.0';
