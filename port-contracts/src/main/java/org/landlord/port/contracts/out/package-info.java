/// The contracts of `port.out`: one abstract test class per port. A storage adapter extends each with a few
/// lines that provide its [org.landlord.port.out.UnitOfWork]. The tests may share a storage with other tests
/// and existing rows: each creates its own organizations.
@NullMarked
package org.landlord.port.contracts.out;

import org.jspecify.annotations.NullMarked;
