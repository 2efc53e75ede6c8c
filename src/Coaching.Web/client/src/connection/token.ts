/** Gives the caller's current token. Asked before every connection and call, so a refreshed one is used at once. */
export type TokenCallback = () => Promise<string> | string;
