/// Violations of the rules of the house, planted for [org.landlord.it.architecture.HouseRulesTest] to find.
@NullMarked
package org.landlord.adapter.system.planted;

import org.jspecify.annotations.NullMarked;
