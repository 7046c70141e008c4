// What a browser makes of pages: `node look.cjs CHROMIUM FOLDER|- FILE...` prints one JSON list.
// For each file and way of looking at it: axe's violations, what the console said, what was asked
// for, what the Content-Security-Policy refused, and what is wider than the screen.
// Pictures and a PDF go into FOLDER. NODE_PATH leads to puppeteer-core and axe-core.

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const WAYS = [
  { name: "desktop", width: 1400, scheme: "light" },
  { name: "laptop", width: 1024, scheme: "dark" },
  { name: "phone", width: 360, scheme: "light" },
  { name: "phone-dark", width: 360, scheme: "dark" },
  { name: "print", width: 720, scheme: "light", media: "print" },
];

async function look(browser, folder, file, way) {
  const page = await browser.newPage();
  const said = [];
  const network = await page.createCDPSession();
  const requests = {};
  await network.send("Network.enable");
  network.on("Network.requestWillBeSent", ({ requestId, request }) => (requests[requestId] = request.url));
  network.on("Network.loadingFailed", ({ requestId, blockedReason }) => {
    if (blockedReason === "csp") delete requests[requestId]; // refused by the policy, never sent
  });
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.evaluateOnNewDocument(() => {
    window.refused = [];
    addEventListener("securitypolicyviolation", (e) => refused.push(`${e.violatedDirective}: ${e.blockedURI}`));
  });
  await page.setViewport({ width: way.width, height: 900 });
  await network.send("Emulation.setEmulatedMedia", {
    media: way.media || "",
    features: [{ name: "prefers-color-scheme", value: way.scheme }],
  });
  await page.goto(pathToFileURL(path.resolve(file)).href);
  if (folder) {
    const name = `${path.basename(file, ".html")}-${way.name}`;
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  const found = await page.evaluate(() => ({
    refused,
    styled: getComputedStyle(document.body).maxWidth !== "none",
    paper: getComputedStyle(document.body).backgroundColor,
    wider: document.documentElement.scrollWidth - innerWidth,
    hidden: [...document.querySelectorAll("td, tbody th, p, li, h1, h2, h3, summary")]
      .filter((e) => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".wide"))
      .map((e) => e.outerHTML.slice(0, 200)),
  }));
  // From here on by the debugger, for which the policy does not hold.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  found.axe = violations.map((one) => `${one.id}: ${one.nodes.length}: ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`);
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  const roles = {};
  (function count(node) { roles[node.role] = (roles[node.role] || 0) + 1; (node.children || []).forEach(count); })(tree);
  await page.close();
  return { file, way: way.name, ...found, said, asked: Object.values(requests), roles };
}

(async () => {
  const [chromium, folder, ...files] = process.argv.slice(2);
  const browser = await puppeteer.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"],
  });
  const found = [];
  for (const file of files)
    for (const way of WAYS) found.push(await look(browser, folder === "-" ? "" : folder, file, way));
  await browser.close();
  console.log(JSON.stringify(found, null, 1));
})().catch((error) => { console.error(error); process.exit(1); });
