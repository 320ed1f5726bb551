/** Imported first by what a person starts: says plainly when this Node cannot run the product. */
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Node 24 is needed, this is ${process.versions.node}. npm brings it along: run \`npm ci\`, then start by \`npm start\`.\n`,
  );
  process.exit(1);
}
