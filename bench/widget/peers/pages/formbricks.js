import formbricks from '@formbricks/js';

void formbricks.setup({ environmentId: 'env', appUrl: location.origin }).catch(() => undefined);
