// Saves the press of a button: without this script the page does the same.

const VISIBLE_MILLISECONDS = 2000;

const main = document.querySelector("main");
const form = document.getElementById("choice");
let latest = 0;

/** Tells the sender that somebody reads, and no link scanner; once. */
function reportWhenRead() {
  const report = () => {
    removeEventListener("keydown", report);
    removeEventListener("pointerdown", report);
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", restart);
    fetch(`${main.dataset.api}/view`, { method: "POST", keepalive: true }).catch(() => {});
  };
  let timer = 0;
  const restart = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") {
      timer = setTimeout(report, VISIBLE_MILLISECONDS);
    }
  };
  addEventListener("keydown", report);
  addEventListener("pointerdown", report);
  document.addEventListener("visibilitychange", restart);
  restart();
}

/** Takes over what the server made of the choice, all but the boxes and circles themselves. */
function show(page) {
  document.getElementById("summary").replaceWith(page.getElementById("summary"));
  for (const id of ["total", "decide-total"]) {
    document.getElementById(id)?.replaceChildren(page.getElementById(id)?.textContent ?? "");
  }
  for (const row of page.querySelectorAll(".lines tbody tr")) {
    const shown = document.getElementById(row.id);
    shown.className = row.className;
    const cells = [...row.cells];
    [...shown.cells].forEach((cell, i) => {
      if (!cell.classList.contains("choice")) {
        cell.replaceWith(cells[i]);
      }
    });
  }
}

async function price() {
  const mine = ++latest;
  const fields = new URLSearchParams(new FormData(form));
  fields.append("action", "calculate");
  fields.append("live", "true");
  // Not form.action: the buttons have that name, and stand in its place.
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields });
  if (mine === latest && (answer.ok || answer.status === 422)) {
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }
}

reportWhenRead();
if (form?.querySelector(".update")) {
  document.documentElement.classList.add("live");
  form.addEventListener("change", () => price().catch(() => {}));
}
