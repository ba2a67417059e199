/// The parts of storage that every SQL adapter shares. The rows and repositories of a feature are in the package of
/// that feature.
@NullMarked
package org.landlord.persistence.jpa;

import org.jspecify.annotations.NullMarked;
