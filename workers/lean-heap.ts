import { setFlagsFromString } from 'node:v8';

// Imported first. Loading the packages alone fills a young generation that V8 then keeps at its largest: more than
// half of a worker that mostly waits. Work that needs memory runs in its children.
setFlagsFromString('--semi-space-growth-factor=1');
