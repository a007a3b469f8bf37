// What must hold at the end, printed and counted.
export class Checks {
  passed = 0;
  failed = 0;

  that(what, holds) {
    if (holds) this.passed++;
    else this.failed++;
    console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  }

  none(what, found) {
    this.that(found.length ? `${found.length} ${what}: ${found.slice(0, 3).join('; ')}` : `no ${what}`, found.length === 0);
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed ? 1 : 0);
  }
}

// A small generator of numbers from 0 to 1, the same for the same seed (mulberry32).
export function seeded(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
