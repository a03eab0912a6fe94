// Takes the prices of the day into a draft: shows first what would change.

import { h } from "../dom.js";
import { post } from "../api.js";
import { ask } from "../ui/dialog.js";
import { differenceView } from "./difference.js";

/** Shows what today's prices change, and takes them over. @returns {Promise<Object>} undefined when nothing was taken */
export async function reprice(quote) {
  const path = `/quotes/${quote.id}/reprice`;
  const preview = await post(path, { apply: false }, { ifMatch: quote.etag, key: null });
  return ask({
    title: "Take today's prices",
    lead: "Prices that were set by hand stay as they are.",
    action: "Take them over",
    wide: true,
    fields: h("div", null, differenceView(preview.difference, quote.currency)),
    run: () => post(path, { apply: true, previewHash: preview.previewHash }, { ifMatch: preview.etag }),
  });
}
