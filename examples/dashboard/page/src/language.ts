// uPlot asks for the format of numbers in the browser's language as soon as it is loaded, and fails where Intl does not
// know that language: Chromium on a system without one says "en-US@posix". So this comes before it.
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, "language", { value: "en" });
}
