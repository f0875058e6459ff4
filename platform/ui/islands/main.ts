// Loads an island only where its element stands in the page. The page works without any of them.

const islands: [string, () => Promise<unknown>][] = [
  ["convoke-live", () => import("./live.js")],
  ["convoke-suggest", () => import("./suggest.js")],
  ["convoke-passkey", () => import("./passkey.js")],
  ["convoke-copy, convoke-print", () => import("./copy.js")],
  ["convoke-map", () => import("./map.js")],
  ["convoke-opinion", () => import("./opinion-map.js")],
  ["form[data-busy]", () => import("./busy.js")],
];

for (const [mark, load] of islands) {
  // A script that cannot be had is not missed.
  if (document.querySelector(mark)) load().catch(() => undefined);
}

export {};
