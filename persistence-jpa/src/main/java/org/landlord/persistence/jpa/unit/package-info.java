/// Units of work as transactions, and the guard around every call of a store.
@NullMarked
package org.landlord.persistence.jpa.unit;

import org.jspecify.annotations.NullMarked;
