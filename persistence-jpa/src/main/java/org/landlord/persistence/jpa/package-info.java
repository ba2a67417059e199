/// The storage code that all SQL adapters share. Each feature package has the rows and repositories of its
/// feature.
@NullMarked
package org.landlord.persistence.jpa;

import org.jspecify.annotations.NullMarked;
