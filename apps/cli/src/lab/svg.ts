/** Where a chart is drawn, in a figure of several. */
export interface Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

const number = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Colours for light and dark pages; lines differ by dash too, kinds by pattern. */
const style = `<style>
text{font:12px system-ui,sans-serif;fill:#1f2328}.axis{stroke:#8c959f;fill:none}.small{font-size:10px}
.truth{fill:#8c959f;fill-opacity:.35}.made{stroke:#0969da;stroke-width:1.8;fill:none}
.boundary{stroke:#bc4c00;stroke-width:1.4;stroke-dasharray:4 3;fill:none}.band{fill:#0969da;fill-opacity:.18}
.o0{fill:#1a7f37}.o1{fill:#9a6700}.o2{fill:#8250df}.o3{fill:#57606a}.o4{fill:#d0d7de}.k0{fill:url(#p0)}.k1{fill:url(#p1)}.k2{fill:url(#p2)}.k3{fill:url(#p3)}.k4{fill:url(#p4)}.edge{stroke:#fff;stroke-width:1}.on{paint-order:stroke;stroke:#fff;stroke-width:3px}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.made{stroke:#58a6ff}.boundary{stroke:#f0883e}.band{fill:#58a6ff}
.o0{fill:#3fb950}.o1{fill:#d29922}.o2{fill:#a371f7}.o3{fill:#8b949e}.o4{fill:#30363d}.edge,.on{stroke:#0d1117}}
</style>`;

export function text([x, y]: Point, content: string, attributes = ''): string {
  return `<text x="${number(x)}" y="${number(y)}" ${attributes}>${escaped(content)}</text>`;
}

export function path(points: readonly Point[], className: string, close = false): string {
  const commands = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
  return `<path class="${className}" d="${commands}${close ? 'Z' : ''}"/>`;
}

export function rectangle({ x, y, width, height }: Plot, className: string): string {
  return `<rect class="${className}" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"/>`;
}

const patterns: readonly string[] = ['', 'M0 6L6 0', 'M1 3H2', 'M0 0L6 6M0 6L6 0', ''];

/** What lies over the colours of kinds, so that they can be told without these: nothing over the first and the last. */
export const patternsOfKinds = `<defs>${patterns
  .map((lines, i) => {
    const drawn = lines === '' ? '' : `<path class="edge" d="${lines}"/>`;
    return `<pattern id="p${i}" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="o${i}" width="6" height="6"/>${drawn}</pattern>`;
  })
  .join('')}</defs>`;

/** A figure as a file, with what it shows in words. */
export function svg(width: number, height: number, title: string, parts: readonly string[]): string {
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`;
  return `${[opening, style, ...parts, '</svg>'].join('\n')}\n`;
}
