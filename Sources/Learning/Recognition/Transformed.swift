/// Copies of articles in lower case and title case, so that neither is new to the model.
enum Transformed {
    /// The articles, with copies of one in `every` in each style. Text in capitals has the features of lower case.
    static func articles(_ articles: [WeightedArticle], every: Int) -> [WeightedArticle] {
        guard every > 0 else { return articles }
        var all = articles
        for (number, article) in articles.enumerated() {
            let transform: TextTransform
            switch number % every {
            case 0: transform = .lower
            case every / 2: transform = .title
            case every / 3: transform = .headline
            default: continue
            }
            var copy = article
            copy.article = transform.apply(to: article.article)
            all.append(copy)
        }
        return all
    }
}
