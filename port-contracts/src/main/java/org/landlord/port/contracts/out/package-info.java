/// What every implementation of port.out must do: one abstract test class for each port. A storage proves itself with
/// subclasses of a few lines, each of which says where its [org.landlord.port.out.UnitOfWork] is. The tests share one
/// storage with each other and with whatever was in it before: each makes organizations of its own.
@NullMarked
package org.landlord.port.contracts.out;

import org.jspecify.annotations.NullMarked;
