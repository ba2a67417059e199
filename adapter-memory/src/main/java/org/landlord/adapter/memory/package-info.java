/// The reference storage: everything in memory, nothing kept when the process ends. It says in the shortest
/// correct way what a storage has to do. One package for all features, so that one class alone has to be
/// public.
@NullMarked
package org.landlord.adapter.memory;

import org.jspecify.annotations.NullMarked;
