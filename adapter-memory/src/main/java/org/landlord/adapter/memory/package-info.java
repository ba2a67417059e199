/// The reference storage: everything in memory, nothing kept when the process ends. It is the shortest correct
/// implementation of the ports.
@NullMarked
package org.landlord.adapter.memory;

import org.jspecify.annotations.NullMarked;
