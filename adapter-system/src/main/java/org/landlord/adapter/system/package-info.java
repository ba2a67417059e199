/// What the core needs from the machine it runs on: the time, and ids that nobody has made before.
@NullMarked
package org.landlord.adapter.system;

import org.jspecify.annotations.NullMarked;
