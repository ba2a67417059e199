/// The reference storage: the shortest correct implementation of the storage ports. Data is lost when the process ends.
@NullMarked
package org.landlord.adapter.memory;

import org.jspecify.annotations.NullMarked;
