// Judges events/…/asyncapi.yaml by the parser of the AsyncAPI initiative, schemas and all. A warning is a fault too.
import { fileURLToPath } from 'node:url';
import { fromFile, Parser } from '@asyncapi/parser';

const contract = fileURLToPath(new URL('../events/src/main/resources/contract/asyncapi.yaml', import.meta.url));
const severities = ['error', 'warning', 'info', 'hint'];

const { document, diagnostics } = await fromFile(new Parser(), contract).parse();
for (const { severity, message, path, range } of diagnostics) {
    console.error(`asyncapi.yaml:${range.start.line + 1} ${severities[severity]} ${path.join('/')}: ${message}`);
}
if (!document || diagnostics.length > 0) {
    process.exit(1);
}
const messages = document.allMessages().all();
console.log(`asyncapi.yaml: AsyncAPI ${document.version()}, ${document.allChannels().all().length} channels,`
    + ` ${messages.length} messages, no faults`);
