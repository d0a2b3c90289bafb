/** Lets the browser paint and answer before what comes next; see `give_way` of the app. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // Open ports would be kept for as long as the page.
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
