// What a journey asks of the test around it, which holds the order's job and the network in its hands.

/** Lets the job go on to its next rest. */
export const go = () => ask("go");

/** Lets every job go on to its end. */
export const goOn = () => ask("go-on");

/** Cuts every connection to the gateway, and lets none through. */
export const cut = () => ask("cut");

/** Ends the cut. */
export const mend = () => ask("mend");

/** How many connections to the gateway there have been. */
export const sockets = () => ask("sockets");

async function ask(what) {
  const response = await fetch(`${process.env.STAGE_URL}/${what}`, { method: "POST" });
  if (!response.ok) {
    throw new Error(`The test could not "${what}": ${await response.text()}`);
  }
  return response.json();
}
