/** A hall: several shops, rails, tapes, cabinets and trays; only stages that have them load it. */
export {
	type HallCounterShape,
	type BarsShape,
	type HallFrame,
	hallFrame,
	type HallRowShape,
	type OrderShape,
	type TapeShape,
} from './frame.ts';
export {
	type Box,
	type FloorItem,
	type HallCounter,
	type HallLayout,
	hallLayout,
	type HallRowBox,
} from './layout.ts';
export { type Cabinet, hallOf, type HallPlan, type HallRow, isHall } from './plan.ts';
export { hallFigures, hallFinding } from './numbers.ts';
export { hallPlaces } from './places.ts';
export { hallSource } from './source.ts';
export { narrateHall } from './words.ts';
