import { hallFigures, hallFinding, hallPlaces, isHall, narrateHall } from '#player/hall';
import HallWall from './HallWall.svelte';
import { halls } from './halls.ts';

halls.hall = {
	fits: isHall,
	wall: HallWall,
	narrate: narrateHall,
	figures: hallFigures,
	finding: hallFinding,
	places: hallPlaces,
};
