/// The natural logarithm without a library, relative error below 1e-6 for positive normal numbers.
package enum Logarithm {
    package static func of(_ x: Float) -> Float {
        let bits = x.bitPattern
        let exponent = Int32(bits >> 23) - 127
        var mantissa = Float(bitPattern: bits & 0x7F_FFFF | 0x3F80_0000)
        var power = Float(exponent)
        if mantissa > 1.414_213_5 {
            mantissa /= 2
            power += 1
        }
        // ln m = 2 artanh((m − 1) / (m + 1))
        let t = (mantissa - 1) / (mantissa + 1)
        let t2 = t * t
        let series = 1 + t2 * (1 / 3 + t2 * (1 / 5 + t2 * (1 / 7 + t2 / 9)))
        return power * 0.693_147_18 + 2 * t * series
    }
}
