/** BLAKE3, which Node does not have: the plain hash of a text, 32 bytes as hex. After the published specification. */

const IV = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
const [CHUNK_START, CHUNK_END, PARENT, ROOT] = [1, 2, 4, 8];
const BLOCK_BYTES = 64;
const CHUNK_BYTES = 1024;
const ROUNDS = 7;

/** Which words of the state each quarter round mixes: columns, then diagonals. */
const MIXES = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/** What is left to compress once it is known whether it is the root. */
type Output = { cv: number[]; words: number[]; counter: number; length: number; flags: number };

const turn = (word: number, bits: number) => ((word >>> bits) | (word << (32 - bits))) >>> 0;

function mix(state: number[], [a, b, c, d]: readonly [number, number, number, number], x: number, y: number): void {
  const at = (index: number) => state[index] as number;
  for (const [word, first, second] of [
    [x, 16, 12],
    [y, 8, 7],
  ] as const) {
    state[a] = (at(a) + at(b) + word) >>> 0;
    state[d] = turn(at(d) ^ at(a), first);
    state[c] = (at(c) + at(d)) >>> 0;
    state[b] = turn(at(b) ^ at(c), second);
  }
}

function compress({ cv, words, counter, length, flags }: Output): number[] {
  const state = [...cv, ...IV.slice(0, 4), counter >>> 0, Math.floor(counter / 2 ** 32), length, flags];
  let message = words;
  for (let round = 0; round < ROUNDS; round += 1) {
    MIXES.forEach((places, index) => mix(state, places, message[index * 2] as number, message[index * 2 + 1] as number));
    message = ORDER.map((from) => message[from] as number);
  }
  return cv.map((_word, index) => ((state[index] as number) ^ (state[index + 8] as number)) >>> 0);
}

function wordsOf(bytes: Buffer): number[] {
  const full = Buffer.alloc(BLOCK_BYTES);
  bytes.copy(full);
  return Array.from({ length: 16 }, (_none, index) => full.readUInt32LE(index * 4));
}

function chunkOutput(bytes: Buffer, counter: number): Output {
  let cv = IV;
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK_BYTES));
  for (let index = 0; ; index += 1) {
    const block = bytes.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    const last = index === blocks - 1;
    const flags = (index === 0 ? CHUNK_START : 0) | (last ? CHUNK_END : 0);
    const output = { cv, words: wordsOf(block), counter, length: block.length, flags };
    if (last) return output;
    cv = compress(output);
  }
}

/** The left half holds the largest power of two of whole chunks that leaves something for the right. */
function treeOutput(bytes: Buffer, counter: number): Output {
  if (bytes.length <= CHUNK_BYTES) return chunkOutput(bytes, counter);
  const chunks = 2 ** Math.floor(Math.log2((bytes.length - 1) / CHUNK_BYTES));
  const left = compress(treeOutput(bytes.subarray(0, chunks * CHUNK_BYTES), counter));
  const right = compress(treeOutput(bytes.subarray(chunks * CHUNK_BYTES), counter + chunks));
  return { cv: IV, words: [...left, ...right], counter: 0, length: BLOCK_BYTES, flags: PARENT };
}

export function blake3(text: string): string {
  const output = treeOutput(Buffer.from(text), 0);
  const result = Buffer.alloc(32);
  compress({ ...output, flags: output.flags | ROOT }).forEach((word, index) => result.writeUInt32LE(word, index * 4));
  return result.toString("hex");
}
