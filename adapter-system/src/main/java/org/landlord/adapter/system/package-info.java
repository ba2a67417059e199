/// Ports to the machine: the clock, ids, randomness, and schedulers for maintenance.
@NullMarked
package org.landlord.adapter.system;

import org.jspecify.annotations.NullMarked;
