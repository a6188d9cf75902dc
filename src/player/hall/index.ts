/** A hall: several shops, rails, tapes, cabinets and trays; only stages that have them load it. */
export {
	type HallCounterShape,
	type HallFrame,
	hallFrame,
	type HallRowShape,
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
export { narrateHall } from './words.ts';
