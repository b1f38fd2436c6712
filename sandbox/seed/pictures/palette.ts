/** The demo store's colours. Every picture is painted from one of them. */

export type Palette = { main: string; dark: string; light: string; accent: string; ground: string };

const paint = (main: string, dark: string, light: string, accent: string, ground: string): Palette => ({
  main,
  dark,
  light,
  accent,
  ground,
});

export const PALETTES: Record<string, Palette> = {
  navy: paint("#2d4763", "#1f3247", "#577899", "#d8a24a", "#e6ebf0"),
  slate: paint("#66737f", "#4a555f", "#93a0ab", "#e2d5bd", "#eaecee"),
  sand: paint("#d3b991", "#b0956a", "#e9d8ba", "#7d5a3c", "#f3ede3"),
  rust: paint("#b5573a", "#8c3f28", "#d68360", "#f0d9b5", "#f5e9e2"),
  moss: paint("#66784f", "#4b5a38", "#93a37b", "#e3d3a8", "#ebeee4"),
  cream: paint("#ece2cf", "#cdbfa4", "#f8f3e8", "#8f7a5c", "#dfe5e6"),
  fog: paint("#b9c6cc", "#92a3ab", "#d9e2e6", "#5d737d", "#eef1f2"),
  brass: paint("#c99a45", "#9c7430", "#e6c583", "#4a3b26", "#f4eddd"),
  coral: paint("#dd7a66", "#b85b49", "#eea797", "#fbe6d4", "#faece7"),
  ink: paint("#33363b", "#212327", "#5a5e66", "#c9a05a", "#e9e9e7"),
  oak: paint("#b98a5a", "#93693e", "#d5ae82", "#5c4027", "#f2eae0"),
  sea: paint("#4f8a8b", "#386768", "#83b4b3", "#f1dca7", "#e4eeed"),
  butter: paint("#e5bd5c", "#bf9638", "#f2d98f", "#51616b", "#f8f1dc"),
};
