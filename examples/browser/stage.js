// What a journey asks of the test around it, which holds the back end and the network in its hands.

/** Cuts every connection to the gateway, and lets none through. */
export const cut = () => ask("cut");

/** Ends the cut. */
export const mend = () => ask("mend");

/** How many connections to the gateway there have been. */
export const sockets = () => ask("sockets");

/** Asks for what the example's own test has put on the stage under this name. */
export async function ask(what) {
  const response = await fetch(`${process.env.STAGE_URL}/${what}`, { method: "POST" });
  if (!response.ok) {
    throw new Error(`The test could not "${what}": ${await response.text()}`);
  }
  return response.json();
}
