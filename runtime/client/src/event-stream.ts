/**
 * Reads server-sent events (WHATWG HTML, section 9.2) as they come, however they are cut into pieces.
 *
 * @param take gets the data of each event that has any
 */
export async function readEvents(body: ReadableStream<Uint8Array>, take: (data: string) => void): Promise<void> {
  let text = "";
  let event = "";
  const reader = new WritableStream<string>({
    write(piece) {
      const lines = (text + piece).split(/\r?\n|\r(?!$)/); // at the end, "\r" may be half of a line's end
      text = lines.pop() as string;
      for (const line of lines) {
        if (/^data:/.test(line)) {
          event += line.replace(/^data: ?/, "\n");
        } else if (!line && event) {
          take(event.slice(1));
          event = "";
        }
      }
    },
  });
  await body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).pipeTo(reader);
}
