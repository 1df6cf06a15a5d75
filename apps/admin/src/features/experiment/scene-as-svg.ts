import { fontFamily, fontSize, markReach, type Palette, type Scene, type Shape, strokes } from './scene';

const digits = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function element(shape: Shape, palette: Palette): string {
  if (shape.kind === 'text') {
    const [x, y] = shape.at.map(digits);
    const anchor = shape.align === 'center' ? 'middle' : 'start';
    return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${palette.text}">${escaped(shape.text)}</text>`;
  }
  const colour = palette[shape.ink];
  if (shape.kind === 'mark') {
    const [x, y] = shape.at.map(digits);
    const fill = shape.ink === 'generated' ? colour : 'none';
    return `<circle cx="${x}" cy="${y}" r="${markReach}" fill="${fill}" stroke="${colour}" stroke-width="1.25"/>`;
  }
  const path = shape.points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${digits(x)} ${digits(y)}`).join('');
  if (shape.isArea) return `<path d="${path}Z" fill="${colour}" fill-opacity="0.4"/>`;
  const { width, dash } = strokes[shape.ink];
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

/** A scene as a file of its own, with its title for those who can't see it. */
export function sceneAsSvg({ width, height, shapes }: Scene, palette: Palette, title: string): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" font-family="${fontFamily}" font-size="${fontSize}">`;
  const ground = `<rect width="100%" height="100%" fill="${palette.ground}"/>`;
  return `${[head, ground, ...shapes.map((shape) => element(shape, palette)), '</svg>'].join('\n')}\n`;
}
