/** Where the public page of a programme is, and pictures of forms. Carriers are given these addresses: they must not move. */

/** @param workspace its public id. */
export const programmePath = (workspace: string, programme: string): string => `/p/${workspace}/programme/${programme}`;

/** @param hash SHA-256 of the picture's bytes, hex. */
export const picturePath = (workspace: string, hash: string): string => `/p/${workspace}/pictures/${hash}.png`;
