/**
 * Natural logarithm and exponential from additions, multiplications and divisions alone, so that
 * every engine gives the same last bit. Method and coefficients: fdlibm 5.3, e_log.c and e_exp.c.
 */
const f64 = new Float64Array(1);
const u32 = new Uint32Array(f64.buffer);
/** Which half of `u32` holds sign and exponent on this machine. */
const HIGH = ((): 0 | 1 => {
	f64[0] = 1;
	return u32[0] === 0 ? 1 : 0;
})();

const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** ln x for finite, normal x > 0. */
export function ln(x: number): number {
	f64[0] = x;
	const bits = u32[HIGH] as number;
	let exponent = (bits >>> 20) - 1023;
	// Mantissa in [√½, √2): add a carry that raises the exponent where it is larger.
	const mantissa = bits & 0xfffff;
	const carry = (mantissa + 0x95f64) & 0x100000;
	u32[HIGH] = mantissa | (carry ^ 0x3ff00000);
	exponent += carry >>> 20;
	const f = (f64[0] as number) - 1;
	const s = f / (2 + f);
	const z = s * s;
	const w = z * z;
	const even = w * (L2 + w * (L4 + w * L6));
	const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
	const half = 0.5 * f * f;
	const rest = s * (half + odd + even) + exponent * LN2_LO;
	return exponent * LN2_HI - (half - rest - f);
}

const INV_LN2 = 1.442695040888963387;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** eˣ for |x| < 700. */
export function exp(x: number): number {
	const k = Math.floor(INV_LN2 * x + 0.5);
	const hi = x - k * LN2_HI;
	const lo = k * LN2_LO;
	const r = hi - lo;
	const t = r * r;
	const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
	const y = 1 - (lo - (r * c) / (2 - c) - hi);
	f64[0] = y;
	u32[HIGH] = (u32[HIGH] as number) + (k << 20);
	return f64[0] as number;
}
