// Unit tests play: they have the simulation from the start, as the command line has.
import '#player/timeline';
