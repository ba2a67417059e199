/// The rules of the house, checked over the compiled classes of every module, each proven against a planted
/// violation.
@NullMarked
package org.landlord.it.architecture;

import org.jspecify.annotations.NullMarked;
