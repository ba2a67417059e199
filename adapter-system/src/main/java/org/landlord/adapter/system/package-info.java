/// What the core needs from the machine it runs on: the time, ids that nobody has made before, randomness, and a
/// place for the first key.
@NullMarked
package org.landlord.adapter.system;

import org.jspecify.annotations.NullMarked;
