/**
 * Reads the server-sent events of a gateway as they come, however they are cut into pieces: what data an event has is one
 * line, see its PROTOCOL.md. The `"\r"` of a line that a proxy has ended with `"\r\n"` is blank to JSON.
 *
 * @param take gets the data of each event that has any
 */
export async function readEvents(body: ReadableStream<Uint8Array>, take: (data: string) => void): Promise<void> {
  let text = "";
  const reader = new WritableStream<string>({
    write(piece) {
      const lines = (text + piece).split("\n");
      text = lines.pop() as string;
      for (const line of lines) {
        if (/^data:/.test(line)) {
          take(line.slice(5));
        }
      }
    },
  });
  await body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).pipeTo(reader);
}
