/** Where a file is between its reading and its result. */
export type ImportState = "reading" | "asking" | "checking" | "checked" | "applying" | "applied";
