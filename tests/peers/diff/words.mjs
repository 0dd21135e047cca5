// node words.mjs A B [RUNS]: how long diffWords takes for two files, in ms, a line a run.
import { readFileSync } from "node:fs";
import { diffWords } from "diff";

const [a, b, runs = "1"] = process.argv.slice(2);
const before = readFileSync(a, "utf8");
const after = readFileSync(b, "utf8");
for (let i = 0; i < Number(runs); ++i) {
    const start = performance.now();
    const parts = diffWords(before, after);
    console.log(performance.now() - start, parts.length);
}
