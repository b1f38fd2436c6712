/** How large a file may be: a hundred thousand rows of ours have about 15 MB. */

const MEGABYTE = 1024 * 1024;
export const MOST_FILE_BYTES = 50 * MEGABYTE;

export const tooLargeWords = (maxBytes = MOST_FILE_BYTES): string =>
  `This file is larger than ${maxBytes / MEGABYTE} MB. Split it, or delete the columns that you do not need, and upload it again.`;
