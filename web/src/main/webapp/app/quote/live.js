// Asks the server what a draft comes to, while somebody goes on typing.

import { post } from "../api.js";
import { settled } from "../dom.js";
import { isPriceable, previewBody } from "./draft.js";

const TYPING_MILLISECONDS = 300;

/**
 * Prices a draft whenever it settles; an answer that has become old is thrown away.
 * @param {function(): Object} read gives the draft as it is
 * @param {{busy: function, shown: function(Object, Array), failed: function(Error, Array), nothing: function(string)}} tell
 *     `shown` and `failed` get the lines that were asked about, in the order of the answer
 * @returns {function()} to be called at each change
 */
export function livePrices(read, tell) {
  let running = null;

  async function ask() {
    const draft = read();
    running?.abort();
    const lines = draft.lines.filter(isPriceable);
    if (!draft.customerId) {
      tell.nothing("Choose a customer to see what it comes to.");
      return;
    }
    if (lines.length === 0) {
      tell.nothing("Nothing to add up yet: a line needs a quantity and a price.");
      return;
    }
    const mine = new AbortController();
    running = mine;
    tell.busy();
    try {
      const answer = await post("/quotes/calculate", previewBody(draft, lines), { key: null, signal: mine.signal });
      if (running === mine) {
        tell.shown(answer, lines);
      }
    } catch (problem) {
      if (problem.name !== "AbortError" && running === mine) {
        tell.failed(problem, lines);
      }
    }
  }
  return settled(TYPING_MILLISECONDS, ask);
}
