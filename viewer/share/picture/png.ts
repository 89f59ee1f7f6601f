import type { Picture } from "./picture.ts";

/** From 8192 pixels on canvases come out blank where drawing is done in software; this is well below. */
export const MOST_PIXELS = 6000;

/** The browser cannot draw a picture, or not one of this size. */
export class PictureError extends Error {}

/** The picture in pixels, so many times as large as on the screen, as far as a canvas goes. */
export async function toPng({ svg, width, height }: Picture, times: number): Promise<Blob> {
  const scale = clampScale(width, height, times);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new PictureError("this browser draws no pictures");
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new PictureError("the picture is too large"))), "image/png");
  });
}

/** The scale asked for, or the largest at which both sides fit. */
export function clampScale(width: number, height: number, times: number): number {
  return Math.min(times, MOST_PIXELS / Math.max(width, height));
}
