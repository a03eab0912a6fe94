// Shows a print. It needs the token, so it is fetched and shown from memory.

import { h } from "../dom.js";
import { file } from "../api.js";
import { openDialog } from "./dialog.js";
import { warn } from "./toast.js";

/** Opens the file at a path of the interface in a dialog, under a name to save it by. */
export async function openPdf(path, name) {
  let blob;
  try {
    blob = await file(path, "application/pdf");
  } catch (problem) {
    warn(problem.message);
    return;
  }
  const url = URL.createObjectURL(blob);
  openDialog({
    title: name,
    wide: true,
    onClose: () => URL.revokeObjectURL(url),
    body: h(
      "div",
      { class: "stack" },
      h(
        "p",
        { class: "row" },
        h("a", { class: "button", href: url, download: `${name}.pdf` }, "Download"),
        h("a", { class: "button", href: url, target: "_blank" }, "Open in a tab"),
      ),
      navigator.pdfViewerEnabled === false
        ? h("p", { class: "notice" }, "This browser shows no PDF within a page. Download it, or open it in a tab.")
        : h("iframe", { class: "pdf", src: url, title: `Print of ${name}` }),
    ),
  });
}
