const probe = document.createElement("i");
probe.hidden = true;
document.documentElement.append(probe);

/** A colour of the style sheet as a canvas takes it, light or dark as the page is: `ink("--accent")`. */
export function ink(name: `--${string}`): string {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}
