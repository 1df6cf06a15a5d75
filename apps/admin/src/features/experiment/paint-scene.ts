import { fontFamily, fontSize, markReach, type Palette, type Scene, type Shape, strokes } from './scene';

function paintPath(context: CanvasRenderingContext2D, shape: Extract<Shape, { kind: 'path' }>, palette: Palette): void {
  const { ink, points, isArea = false } = shape;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  if (isArea) {
    context.globalAlpha = 0.4;
    context.fillStyle = palette[ink];
    context.fill();
    context.globalAlpha = 1;
    return;
  }
  const { width, dash } = strokes[ink];
  context.strokeStyle = palette[ink];
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke();
}

function paintMark(context: CanvasRenderingContext2D, shape: Extract<Shape, { kind: 'mark' }>, palette: Palette): void {
  const [x, y] = shape.at;
  context.beginPath();
  context.arc(x, y, markReach, 0, 2 * Math.PI);
  context.setLineDash([]);
  context.strokeStyle = palette[shape.ink];
  context.lineWidth = 1.25;
  if (shape.ink === 'generated') {
    context.fillStyle = palette[shape.ink];
    context.fill();
  } else context.stroke();
}

/** Paints a scene over a whole canvas, as wide as it is. */
export function paintScene(canvas: HTMLCanvasElement, { width, shapes }: Scene, palette: Palette): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = canvas.width / width;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.font = `${fontSize}px ${fontFamily}`;
  context.lineJoin = 'round';
  for (const shape of shapes) {
    if (shape.kind === 'path') paintPath(context, shape, palette);
    else if (shape.kind === 'mark') paintMark(context, shape, palette);
    else {
      context.fillStyle = palette.text;
      context.textAlign = shape.align ?? 'left';
      context.fillText(shape.text, ...shape.at);
    }
  }
}
