export async function show() { const { h } = await import("../dom.js"); return h("h1", null, "Overview"); }
