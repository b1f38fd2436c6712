/** Lists travel in a form as one text, their items apart by commas. */
export const listOf = (text: string): string[] => text.split(",").filter(Boolean);
