/**
 * How much one device may post. A bedside monitor posts once a second, a gateway in front of ten of them ten times;
 * twice that is let through (the default, 20), and five seconds of it at once, so that what gathered while the network
 * was away comes in without waiting. For each post there is room for a hundred readings, ten monitors' ten seconds:
 * 2,000 a second. However a device fails, it takes no more of the server than that, and the others are heard.
 */
const BURST_S = 5;
const READINGS_A_POST = 100;

/** How long the device has to wait, in ms; 0: it may post now, and that is counted. `nowMs` is process time. */
export interface PostLimits {
  post(deviceId: string, nowMs: number): number;
  readings(deviceId: string, count: number, nowMs: number): number;
}

export function postLimits(postsPerS: number): PostLimits {
  const posts = buckets(postsPerS);
  const readings = buckets(postsPerS * READINGS_A_POST);
  return {
    post: (deviceId, nowMs) => posts(deviceId, 1, nowMs),
    readings,
  };
}

/** One token bucket for each device, full at first: five seconds of the rate, never less than the largest post needs. */
function buckets(perS: number): (deviceId: string, count: number, nowMs: number) => number {
  const most = perS * BURST_S;
  const known = new Map<string, { left: number; atMs: number }>();
  return (deviceId, count, nowMs) => {
    const { left, atMs } = known.get(deviceId) ?? { left: most, atMs: nowMs };
    // A wall clock that is set back gives nothing, and takes nothing away.
    const filled = Math.min(most, left + (Math.max(0, nowMs - atMs) / 1000) * perS);
    const spent = count <= filled;
    known.set(deviceId, { left: spent ? filled - count : filled, atMs: nowMs });
    return spent ? 0 : Math.ceil(((count - filled) / perS) * 1000);
  };
}
